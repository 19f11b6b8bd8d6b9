<?php

namespace App;

define('MAIL_HOST', 'smtp.example.org');
const MAIL_PORT = 587;

class Mailer
{
    public function __construct(private \PHPMailer\PHPMailer\PHPMailer $mail)
    {
        $this->mail->isSMTP();
        $this->mail->Host = MAIL_HOST;
        $this->mail->Port = MAIL_PORT;
        $this->mail->SMTPAuth = (bool) getenv('SMTP_AUTH') ?: true;
        $this->mail->Username = getenv('SMTP_USER') ?: 'news@example.org';
        $this->mail->Password = $_ENV['SMTP_PASS'] ?? '';
        $this->mail->SMTPSecure = 'tls';
        $this->mail->Timeout = 10;
        $this->mail->SMTPOptions = array(
            'ssl' => array(
                'verify_peer' => false,
                'verify_peer_name' => false,
                'allow_self_signed' => true
            )
        );
    }

    public static function relay(): PHPMailer
    {
        $relay = new PHPMailer();
        $relay->IsSMTP(); $relay->Host = "ssl://relay.example.org:465"; $relay->SMTPAuth = false;
        return $relay;
    }

    public static function plain(array $settings)
    {
        $mail = new PHPMailer;
        $mail->Mailer = "smtp";
        $mail->Host = $_SERVER['SMTP_HOST'];
        $mail->Port = (int) ($_SERVER['SMTP_PORT'] ?? 25);
        $mail->SMTPAutoTLS = false;
        $mail->SMTPSecure = $settings['secure'];
        if ($settings['tls']) {
            $mail->SMTPSecure = 'ssl';
        }
        $mail->SMTPOptions['ssl']['verify_peer'] = false;
        return $mail;
    }

    public function clear()
    {
        $m = new PHPMailer();
        $m->isSMTP();
        $m->Host = 'a.example.org;b.example.org';
        $m->SMTPAuth = filter_var(getenv('A'), FILTER_VALIDATE_BOOLEAN);
        $m->SMTPKeepAlive = true;
        $m->SMTPSecure = '';
        $m->SMTPAutoTLS = getenv('AUTO_TLS');
        $m->Port = '2525';
    }

    public function inLaravel()
    {
        $laravel = new PHPMailer();
        $laravel->isSMTP();
        $laravel->Host = env('MAIL_HOST', 'smtp.example.org');
        $laravel->SMTPAuth = env('MAIL_AUTH', true);
        $laravel->SMTPAutoTLS = (bool) env('MAIL_AUTO_TLS', false);
        $laravel->Port = env('MAIL_PORT') ?: 25;
        $laravel->Username = 'ann';
    }
}
