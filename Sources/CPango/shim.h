#pragma once
#include <pango/pangocairo.h>
#include <cairo-pdf.h>

static inline void cpango_layout_release(PangoLayout *layout) { g_object_unref(layout); }
