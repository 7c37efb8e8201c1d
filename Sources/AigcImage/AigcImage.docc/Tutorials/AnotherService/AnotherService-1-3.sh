python3 -m pip download --no-deps --dest download tccli==3.1.189.1
python3 -m zipfile -e download/tccli-3.1.189.1-py2.py3-none-any.whl metadata
