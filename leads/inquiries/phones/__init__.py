"""On which number do we call them?"""
