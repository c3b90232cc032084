#pragma once
#include <qpdf/qpdfjob-c.h>
#include <qpdf/qpdflogger-c.h>

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
