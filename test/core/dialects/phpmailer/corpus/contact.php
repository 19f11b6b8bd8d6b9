<?php
use PHPMailer\PHPMailer\PHPMailer;
use PHPMailer\PHPMailer\Exception;

require 'vendor/autoload.php';

$mail = new PHPMailer(true);

try {
    $mail->isSMTP();
    $mail->Host       = 'smtp.example.net';
    $mail->SMTPAuth   = true;
    $mail->Username   = 'shop@example.net';
    $mail->Password   = 'Turtle-Hammer-3';      // not the real one
    $mail->SMTPSecure = PHPMailer::ENCRYPTION_SMTPS;
    $mail->Port       = 465;

    $mail->setFrom('shop@example.net', 'The Shop');
    $mail->addAddress($_POST['email']);
    $mail->send();
} catch (Exception $e) {
    echo "Not sent: {$mail->ErrorInfo}";
}
