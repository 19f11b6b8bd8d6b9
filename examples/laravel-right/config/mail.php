<?php

// Without a scheme Laravel takes implicit TLS on port 465.

return [
    'default' => env('MAIL_MAILER', 'smtp'),

    'mailers' => [
        'smtp' => [
            'transport' => 'smtp',
            'scheme' => env('MAIL_SCHEME'),
            'host' => env('MAIL_HOST', '127.0.0.1'),
            'port' => env('MAIL_PORT', 2525),
            'username' => env('MAIL_USERNAME'),
            'password' => env('MAIL_PASSWORD'),
            'timeout' => 10,
        ],
    ],

    'from' => [
        'address' => env('MAIL_FROM_ADDRESS', 'orders@shop.example'),
        'name' => env('MAIL_FROM_NAME', 'The Shop'),
    ],
];
