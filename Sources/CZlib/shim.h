#pragma once
#include <stdlib.h>
#include <zlib.h>

// inflateInit2 is a macro. Negative window bits: a raw deflate stream, as zip files hold.
static inline z_stream *czlib_inflater(void) {
    z_stream *stream = calloc(1, sizeof(z_stream));
    if (stream != NULL && inflateInit2(stream, -MAX_WBITS) != Z_OK) {
        free(stream);
        return NULL;
    }
    return stream;
}

static inline void czlib_release(z_stream *stream) {
    inflateEnd(stream);
    free(stream);
}
