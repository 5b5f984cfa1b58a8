// What vntext's readers need of libxml2 and of the system, in plain C. No libxml2 header is named here: Debian's brings ICU's along, which collide
// with Foundation's.
#ifndef CVIETREADERS_H
#define CVIETREADERS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// What an HTML text consists of, as `vn_html_parse` meets it; names are in small letters.
typedef struct {
  void *_Nullable context;
  /// An element begins. `attributes` has names and values by turns and ends with a null; a value may be null. Other than 0 ends the parse.
  int (*start)(void *_Nullable context, const char *name, const char *_Nullable const *_Nullable attributes);
  void (*end)(void *_Nullable context, const char *name);
  void (*text)(void *_Nullable context, const uint8_t *bytes, size_t count);
} vn_html_handler;

/// Parses UTF-8 as HTML, whatever is wrong with it; nothing is loaded. Linear. False when memory runs out.
int vn_html_parse(const uint8_t *bytes, size_t count, const vn_html_handler *handler);

/// An XML text that is pulled apart, one node at a time.
typedef struct vn_xml vn_xml;

typedef enum : int {
  VN_XML_ERROR = -1,
  VN_XML_END_OF_TEXT,
  VN_XML_START,
  /// An element without content: no `VN_XML_END` follows.
  VN_XML_EMPTY,
  VN_XML_END,
  VN_XML_TEXT,
  /// A document type declaration: no document format has one, and entities that expand need one.
  VN_XML_DOCTYPE,
  VN_XML_OTHER,
} vn_xml_node;

/// Opens a text; `read` gives up to `count` further bytes, 0 at the end, -1 for an error. Null when memory runs out. Nothing else is ever loaded.
vn_xml *_Nullable vn_xml_open(int (*read)(void *_Nullable context, char *_Nullable buffer, int count), void *_Nullable context);
void vn_xml_close(vn_xml *);

/// Goes on to the next node.
vn_xml_node vn_xml_next(vn_xml *);
/// The name of the element without its prefix, until the next call of `vn_xml_next`.
const char *vn_xml_name(vn_xml *);
/// The characters of a text node, until the next call of `vn_xml_next`.
const char *vn_xml_characters(vn_xml *);
/// How many elements the node is inside of.
int vn_xml_depth(vn_xml *);
/// Calls `body` with the attributes of the element, names without their prefix.
void vn_xml_attributes(vn_xml *, void *_Nullable context, void (*body)(void *_Nullable context, const char *name, const char *value));
/// What is wrong, and where; null where nothing is.
const char *_Nullable vn_xml_message(vn_xml *, int *line);

/// A pipe whose ends no other program inherits; false where there is none to be had.
int vn_pipe(int ends[_Nonnull 2]);

/// Lets threads keep the storage of a job for the next one, instead of giving it back to the system and asking for it again.
void vn_keep_storage(void);

/// From now on the first interrupt or request to terminate is only noted; a second one ends the program at once.
void vn_watch_interrupts(void);
/// Whether one was noted: its signal, or 0.
int vn_interrupt(void);

#pragma clang assume_nonnull end
#endif
