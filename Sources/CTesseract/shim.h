#pragma once
#include <tesseract/capi.h>

// Tesseract asks OpenMP for four threads by name, so OMP_NUM_THREADS does nothing, and OMP_THREAD_LIMIT is
// read before main. The number of active levels holds per thread: 0 makes every parallel region run on
// the calling thread alone.
void omp_set_max_active_levels(int levels);
static inline void ctesseract_use_one_thread(void) { omp_set_max_active_levels(0); }

// Owned handles import as OpaquePointer; typed release functions keep them apart.
static inline void ctesseract_engine_release(TessBaseAPI *engine) {
    TessBaseAPIEnd(engine);
    TessBaseAPIDelete(engine);
}
static inline void ctesseract_iterator_release(TessResultIterator *iterator) { TessResultIteratorDelete(iterator); }
