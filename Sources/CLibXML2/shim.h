#include <libxml/xmlversion.h>
// Where libxml2 was built with ICU its headers bring in ICU's, which are others than Foundation's own.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

// A variable, which Swift does not read without doubts of who writes it.
static inline const char *waybill_xml_version(void) { return xmlParserVersion; }
