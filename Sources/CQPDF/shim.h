#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <qpdf/qpdf-c.h>
#include <qpdf/qpdfjob-c.h>
#include <qpdf/qpdflogger-c.h>

// Of sys/mman.h, which shows it only to GNU programs.
int memfd_create(const char *name, unsigned int flags);

// qpdf's messages name files and would reach the user's terminal.
static inline int cqpdf_run(const char *json) {
    qpdfjob_handle job = qpdfjob_init();
    qpdflogger_handle logger = qpdflogger_create();
    qpdflogger_set_info(logger, qpdf_log_dest_discard, NULL, NULL);
    qpdflogger_set_warn(logger, qpdf_log_dest_discard, NULL, NULL);
    qpdflogger_set_error(logger, qpdf_log_dest_discard, NULL, NULL);
    qpdfjob_set_logger(job, logger);
    int status = qpdfjob_initialize_from_json(job, json);
    if (status == 0) { status = qpdfjob_run(job); }
    qpdflogger_cleanup(&logger);
    qpdfjob_cleanup(&job);
    return status;
}

// A document of its own that says nothing on the terminal.
static inline qpdf_data cqpdf_new(void) {
    qpdf_data qpdf = qpdf_init();
    qpdf_silence_errors(qpdf);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    return qpdf;
}

// The macro QPDF_ERRORS is not imported.
static inline int cqpdf_failed(QPDF_ERROR_CODE status) { return (status & (QPDF_ERRORS)) != 0; }

static inline void cqpdf_release(qpdf_data qpdf) { qpdf_cleanup(&qpdf); }

// What qpdf_oh_get_page_content_data hands out came from malloc. (stdlib.h would bring fd_set into this module, in another form than Dispatch has it.)
void free(void *);
static inline void cqpdf_free(unsigned char *data) { free(data); }
