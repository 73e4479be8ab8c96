"""How is the example municipality made? Its material is data in ``examples/``; its chance has a fixed seed."""
