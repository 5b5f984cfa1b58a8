#include "CVietModels.h"

static const _Alignas(64) uint8_t restorer[] = {
#embed "Models/restorer.bin"
};

cvm_model cvm_restorer(void) { return (cvm_model){restorer, sizeof restorer}; }
