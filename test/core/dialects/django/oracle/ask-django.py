"""Ask Django itself what the corpus means, and write its answers down beside this file.

Run by hand with Debian's packages: apt-get install python3-django python3-django-environ python3-decouple,
then /usr/bin/python3 ask-django.py. A module that cannot be imported by itself is left out.
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus"

# Debian's django-environ 0.4.4 does not yet take the cast from the type of a default.
LEFT_OUT = ["environ/settings.py"]


def ask(path):
    import smtplib

    from django.conf import settings
    from django.core.mail.backends.smtp import EmailBackend

    spec = importlib.util.spec_from_file_location("asked", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    settings.configure(**{name: value for name, value in vars(module).items() if name.isupper()})
    answer = {"backend": settings.EMAIL_BACKEND, "from": settings.DEFAULT_FROM_EMAIL}
    try:
        backend = EmailBackend()
    except ValueError:
        return {**answer, "raises": True}
    return {
        **answer,
        "host": backend.host,
        "port": backend.port or backend.connection_class.default_port,
        "encryption": "starttls" if backend.use_tls else "implicit" if backend.connection_class is smtplib.SMTP_SSL else "none",
        "username": backend.username,
        "password": bool(backend.password),
        "timeout": backend.timeout,
    }


def ask_apart(path, variables):
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **variables}
    result = subprocess.run([sys.executable, __file__, str(path)], env=environment, capture_output=True, text=True)
    return json.loads(result.stdout) if result.returncode == 0 else None


def main():
    import django

    answers = {}
    asked = [path for path in sorted(CORPUS.rglob("*.py")) if path.relative_to(CORPUS).as_posix() not in LEFT_OUT]
    for path in asked:
        for name, variables in json.loads((HERE / "environments.json").read_text()).items():
            answer = ask_apart(path, variables)
            if answer is not None:
                answers.setdefault(path.relative_to(CORPUS).as_posix(), {})[name] = answer
    versions = {"django": django.get_version(), "django-environ": "0.4.4", "python-decouple": "3.6"}
    (HERE / "answers.json").write_text(json.dumps({"versions": versions, "answers": answers}, indent=2) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(ask(sys.argv[1])))
    else:
        main()
