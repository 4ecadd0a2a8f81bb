"""The accessibility report: criteria, the tests that hold them, and what becomes of both."""
