#include "CVietModels.h"

static _Alignas(64) const uint8_t segmenter[] = {
#embed "Models/segmenter.bin"
};

cvm_model cvm_segmenter(void) { return (cvm_model){segmenter, sizeof segmenter}; }
