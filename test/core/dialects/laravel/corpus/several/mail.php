<?php
// Two servers: one for receipts, one for news.
return [
    'default' => 'receipts',
    'mailers' => [
        'receipts' => ['transport' => 'smtp', 'host' => 'smtp.example.net', 'port' => 465, 'scheme' => 'smtps', 'username' => 'receipts', 'password' => env('RECEIPTS_PASSWORD')],
        'news' => [
            'transport' => 'smtp',
            'host' => "smtp.example.org",   // the list server
            'port' => "587",
            'encryption' => 'tls',
            'username' => env('NEWS_USERNAME') ?: 'news@example.org',
            'password' => env('NEWS_PASSWORD', 'Tiger-and-Turtle-7'),
            'require_tls' => env('NEWS_REQUIRE_TLS', true),
            'verify_peer' => false,
            'timeout' => 10
        ],
        'relay' => array(
            'transport' => env('RELAY_TRANSPORT', 'smtp'),
            'host' => config('relay.host'),
            'port' => (int) env('RELAY_PORT', '25'),
            'auto_tls' => (bool) env('RELAY_TLS', false),
        ),
    ],
    'from' => ['address' => 'shop@example.net', 'name' => 'The Shop'],
];
