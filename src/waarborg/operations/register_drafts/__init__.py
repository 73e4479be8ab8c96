"""How does an administrator make or change a register, without breaking what is there?"""
