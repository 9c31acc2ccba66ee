"""The indicator jeugdzorg-som-van-gemeenten."""
