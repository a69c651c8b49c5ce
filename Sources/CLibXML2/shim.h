#include <libxml/xmlversion.h>
// Where libxml2 was built with ICU its headers bring in ICU's, which are others than Foundation's own.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
