"""How is work planned that comes round, and how do its entries come on work lists?"""
