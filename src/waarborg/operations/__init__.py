"""One function per act: it checks who may, opens one transaction, writes, and leaves an audit line."""
