"""What a person does: Qt-free, one function a deed; the screens, the command line and the tests call the same."""
