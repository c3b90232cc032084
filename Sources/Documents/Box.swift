import PageText

/// Leptonica has a C type of the same name; in this module a box is ours.
typealias Box = PageText.Box
