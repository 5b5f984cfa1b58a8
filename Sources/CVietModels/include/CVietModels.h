// The learnt models of vntext, embedded as they stand in Models/*.bin. See Models/README.md for what they were learnt from.
#ifndef CVIETMODELS_H
#define CVIETMODELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin
/// The bytes of one model, at a multiple of 64; they live as long as the process.
typedef struct {
  const uint8_t *base;
  size_t count;
} cvm_model;

cvm_model cvm_segmenter(void);
cvm_model cvm_restorer(void);
#pragma clang assume_nonnull end

#endif
