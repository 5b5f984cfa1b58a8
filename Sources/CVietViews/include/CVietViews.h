// The style and the script of the page that `extract --format html` writes, embedded as they stand in Views/.
#ifndef CVIETVIEWS_H
#define CVIETVIEWS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin
/// UTF-8 that lives as long as the process.
typedef struct {
  const uint8_t *base;
  size_t count;
} cvv_text;

cvv_text cvv_style(void);
cvv_text cvv_script(void);
#pragma clang assume_nonnull end

#endif
