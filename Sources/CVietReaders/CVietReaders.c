#define _GNU_SOURCE
#include "CVietReaders.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// MARK: Library

// libxml2 sets itself up at its first use, and threads that come at once wait for each other forever.
static pthread_once_t is_set_up = PTHREAD_ONCE_INIT;

static void set_up(void) { pthread_once(&is_set_up, xmlInitParser); }

// MARK: HTML

typedef struct {
  const vn_html_handler *handler;
  htmlParserCtxtPtr parser;
} html_state;

static void html_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  html_state *state = context;
  if (state->handler->start(state->handler->context, (const char *)name, (const char *const *)attributes) != 0) {
    xmlStopParser(state->parser);
  }
}

static void html_end(void *context, const xmlChar *name) {
  html_state *state = context;
  state->handler->end(state->handler->context, (const char *)name);
}

static void html_text(void *context, const xmlChar *bytes, int count) {
  html_state *state = context;
  state->handler->text(state->handler->context, bytes, (size_t)count);
}

int vn_html_parse(const uint8_t *bytes, size_t count, const vn_html_handler *handler) {
  if (count == 0) return 1;
  if (count > INT_MAX) return 0;
  set_up();
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt((const char *)bytes, (int)count);
  if (parser == NULL) return 0;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED |
    // The bytes are UTF-8 by now, whatever the page says.
    HTML_PARSE_IGNORE_ENC);
  xmlCharEncodingHandlerPtr encoding = xmlFindCharEncodingHandler("UTF-8");
  if (encoding != NULL) xmlSwitchToEncoding(parser, encoding);
  xmlSAXHandler *own = parser->sax;
  xmlSAXHandler sax = {0};
  sax.startElement = html_start;
  sax.endElement = html_end;
  sax.characters = html_text;
  sax.ignorableWhitespace = html_text;
  html_state state = {handler, parser};
  parser->sax = &sax;
  parser->userData = &state;
  htmlParseDocument(parser);
  parser->sax = own;
  htmlFreeParserCtxt(parser);
  return 1;
}

// MARK: XML

struct vn_xml {
  xmlTextReaderPtr reader;
  int failed;
  int line;
  char message[256];
};

static void note(void *context, const char *text, xmlParserSeverities severity, xmlTextReaderLocatorPtr place) {
  vn_xml *xml = context;
  if (xml->message[0] != 0 || severity == XML_PARSER_SEVERITY_WARNING || severity == XML_PARSER_SEVERITY_VALIDITY_WARNING) return;
  strncpy(xml->message, text, sizeof xml->message - 1);
  size_t end = strlen(xml->message);
  while (end > 0 && (xml->message[end - 1] == '\n' || xml->message[end - 1] == '\r')) xml->message[--end] = 0;
  xml->line = xmlTextReaderLocatorLineNumber(place);
}

vn_xml *vn_xml_open(int (*read)(void *, char *, int), void *context) {
  set_up();
  vn_xml *xml = calloc(1, sizeof *xml);
  if (xml == NULL) return NULL;
  // Without HUGE libxml2 ends at 256 levels, at texts of 10 MB, and where entities multiply.
  xml->reader = xmlReaderForIO(read, NULL, context, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  if (xml->reader == NULL) {
    free(xml);
    return NULL;
  }
  xmlTextReaderSetErrorHandler(xml->reader, note, xml);
  return xml;
}

void vn_xml_close(vn_xml *xml) {
  xmlFreeTextReader(xml->reader);
  free(xml);
}

vn_xml_node vn_xml_next(vn_xml *xml) {
  int status = xmlTextReaderRead(xml->reader);
  if (status < 0) return VN_XML_ERROR;
  if (status == 0) return VN_XML_END_OF_TEXT;
  switch (xmlTextReaderNodeType(xml->reader)) {
    case XML_READER_TYPE_ELEMENT: return xmlTextReaderIsEmptyElement(xml->reader) ? VN_XML_EMPTY : VN_XML_START;
    case XML_READER_TYPE_END_ELEMENT: return VN_XML_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return VN_XML_TEXT;
    case XML_READER_TYPE_DOCUMENT_TYPE: return VN_XML_DOCTYPE;
    default: return VN_XML_OTHER;
  }
}

const char *vn_xml_name(vn_xml *xml) {
  const xmlChar *name = xmlTextReaderConstLocalName(xml->reader);
  return name == NULL ? "" : (const char *)name;
}

const char *vn_xml_characters(vn_xml *xml) {
  const xmlChar *text = xmlTextReaderConstValue(xml->reader);
  return text == NULL ? "" : (const char *)text;
}

int vn_xml_depth(vn_xml *xml) { return xmlTextReaderDepth(xml->reader); }

void vn_xml_attributes(vn_xml *xml, void *context, void (*body)(void *, const char *, const char *)) {
  if (xmlTextReaderMoveToFirstAttribute(xml->reader) != 1) return;
  do {
    if (xmlTextReaderIsNamespaceDecl(xml->reader) == 1) continue;
    const xmlChar *name = xmlTextReaderConstLocalName(xml->reader);
    const xmlChar *value = xmlTextReaderConstValue(xml->reader);
    if (name != NULL && value != NULL) body(context, (const char *)name, (const char *)value);
  } while (xmlTextReaderMoveToNextAttribute(xml->reader) == 1);
  xmlTextReaderMoveToElement(xml->reader);
}

const char *vn_xml_message(vn_xml *xml, int *line) {
  *line = xml->line;
  return xml->message[0] == 0 ? NULL : xml->message;
}

// MARK: Pipes

int vn_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC) == 0;
#else
  return pipe(ends) == 0 && fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
#endif
}

// MARK: Storage

void vn_keep_storage(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, 1 << 27);
#endif
}

// MARK: Interrupts

static volatile sig_atomic_t interrupt;

static void note_interrupt(int number) {
  if (interrupt != 0) _exit(128 + number);
  interrupt = number;
}

void vn_watch_interrupts(void) {
  // Without SA_RESTART, so that a read that waits for input ends.
  struct sigaction action = {0};
  action.sa_handler = note_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

int vn_interrupt(void) { return interrupt; }
