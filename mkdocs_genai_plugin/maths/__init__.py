"""Two classifiers on points: numbers in, numbers out.

``assets/genai-figure.js`` does the same sums in the page; a test holds both to 1e-9.
"""
