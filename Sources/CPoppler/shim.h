#pragma once
#include <poppler.h>
#include <cairo.h>

// GObject handles all import into Swift as OpaquePointer, and g_object_unref takes any pointer: one typed
// release function for each class that we own.
static inline void cpoppler_document_release(PopplerDocument *document) { g_object_unref(document); }
static inline void cpoppler_page_release(PopplerPage *page) { g_object_unref(page); }

// Error codes compared in Swift; the macros are not imported.
static inline int cpoppler_is_encrypted(const GError *error) {
    return g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
}

// The printf-style warnings of GLib and Poppler would reach the user's terminal.
static GLogWriterOutput cpoppler_discard(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
    return G_LOG_WRITER_HANDLED;
}
static inline void cpoppler_silence(void) { g_log_set_writer_func(cpoppler_discard, NULL, NULL); }
