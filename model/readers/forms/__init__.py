"""Forms of departments that come back filled in, and what they say put into the plan.

In go the plan that the forms were made from and the files that came back; out comes that plan with
amounts and remarks, and a finding for everything that was not taken over.
"""
