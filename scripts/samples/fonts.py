"""The fonts that are needed and the Debian packages they come from."""

import subprocess

PACKAGES = ["fonts-liberation2", "fonts-dejavu", "fonts-crosextra-carlito", "fonts-crosextra-caladea", "fonts-croscore", "fonts-courier-prime",
            "fonts-open-sans", "fonts-roboto-unhinted", "fonts-lato", "fonts-urw-base35", "fonts-cantarell", "fonts-rufscript", "fonts-breip", "fonts-dkg-handwriting", "qpdf"]
PACKAGES_FOR_RANDOM = ["fonts-inter", "fonts-freefont-ttf", "fonts-comic-neue", "fonts-ebgaramond", "fonts-sil-gentium", "fonts-jetbrains-mono", "fonts-sjfonts", "fonts-bwht", "fonts-humor-sans",
                       "fonts-klee", "fonts-dancingscript"]

FOR_SAMPLES = ["Liberation Sans", "Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Sans Mono", "Carlito", "Caladea", "Arimo", "Tinos",
               "Courier Prime", "Open Sans", "Roboto", "Lato", "Nimbus Sans", "Nimbus Sans Narrow", "Cantarell", "Rufscript", "Breip", "DkgHandwriting"]
FOR_RANDOM = ["DejaVu Sans Condensed", "DejaVu Serif", "Inter", "FreeSans", "FreeSerif", "FreeMono", "URW Gothic", "URW Bookman", "Comic Neue", "Nimbus Roman", "Nimbus Mono PS", "P052",
              "C059", "EB Garamond", "Gentium", "Cousine", "JetBrains Mono", "Steve", "Because We Build", "Because We Connect", "Because We Create",
              "Because We Mentor", "Because We Organize", "Humor Sans", "Klee One", "Dancing Script"]


def missing(families):
    """Those of the families that are not installed: cairo would quietly take others."""
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    have = {name.strip() for row in listed.splitlines() for name in row.split(",")}
    return [f for f in families if f not in have]
