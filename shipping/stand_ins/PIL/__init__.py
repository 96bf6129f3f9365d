"""Stands in for Pillow in the packaged program: reportlab imports it, no report holds a picture.

Saves 11 MB of libraries for formats of pictures. tests/test_architecture.py holds that nothing of
ours imports Pillow.
"""
