"""The figures that targets are held against, on screen."""
