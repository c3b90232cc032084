"""The fonts that are needed and the Debian packages they come from."""

import subprocess

PACKAGES = ["fonts-liberation2", "fonts-dejavu", "fonts-crosextra-carlito", "fonts-crosextra-caladea", "fonts-croscore", "fonts-courier-prime",
            "fonts-open-sans", "fonts-roboto-unhinted", "fonts-lato", "fonts-urw-base35", "fonts-cantarell", "fonts-rufscript", "fonts-breip", "fonts-dkg-handwriting"]

FOR_SAMPLES = ["Liberation Sans", "Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Sans Mono", "Carlito", "Caladea", "Arimo", "Tinos",
               "Courier Prime", "Open Sans", "Roboto", "Lato", "Nimbus Sans", "Nimbus Sans Narrow", "Cantarell", "Rufscript", "Breip", "DkgHandwriting"]
FOR_RANDOM = []


def missing(families):
    """Those of the families that are not installed: cairo would quietly take others."""
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    have = {name.strip() for row in listed.splitlines() for name in row.split(",")}
    return [f for f in families if f not in have]
