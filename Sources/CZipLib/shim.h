// libzip, and of zlib what Swift cannot call itself: its initializers are macros.
#ifndef CZIPLIB_SHIM_H
#define CZIPLIB_SHIM_H

#include <zip.h>
#include <zlib.h>

/// Begins to inflate a gzip stream.
static inline int vn_gzip_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
