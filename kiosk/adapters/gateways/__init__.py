"""The gateways that move real money; each module is loaded only where the settings name it."""
