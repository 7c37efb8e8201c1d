// The workflow over both services: from prompt to picture.
