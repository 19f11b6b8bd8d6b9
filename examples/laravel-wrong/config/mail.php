<?php

// Laravel with the mistakes that are reported most.

return [
    'default' => env('MAIL_MAILER', 'smtp'),

    'mailers' => [
        'smtp' => [
            'transport' => 'smtp',
            // .env asks for smtps on port 587, which greets in clear text.
            'scheme' => env('MAIL_SCHEME'),
            'host' => env('MAIL_HOST', '127.0.0.1'),
            'port' => env('MAIL_PORT', 2525),
            'username' => env('MAIL_USERNAME'),
            // A fallback in the source is as public as the source.
            'password' => env('MAIL_PASSWORD', 'q7Vw2rTz9KpL4xNe'),
            // Anybody may answer in the server's place.
            'verify_peer' => false,
        ],
    ],

    'from' => [
        'address' => env('MAIL_FROM_ADDRESS', 'orders@shop.example'),
        'name' => env('MAIL_FROM_NAME', 'The Shop'),
    ],
];
