#include "CVietViews.h"

static const uint8_t style[] = {
#embed "Views/report.css"
};

static const uint8_t script[] = {
#embed "Views/report.js"
};

cvv_text cvv_style(void) { return (cvv_text){style, sizeof style}; }

cvv_text cvv_script(void) { return (cvv_text){script, sizeof script}; }
