#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression; it never changes, and any number of threads may search with it.
typedef struct cre2_pattern cre2_pattern;

/// What a group matched, in bytes from the start of the text; both are -1 where the group took no part.
typedef struct {
  ptrdiff_t start;
  ptrdiff_t end;
} cre2_span;

/// Why a pattern could not be compiled.
typedef enum {
  cre2_ok,
  cre2_bad_escape,
  cre2_bad_class,
  cre2_missing_bracket,
  cre2_missing_parenthesis,
  cre2_unexpected_parenthesis,
  cre2_trailing_backslash,
  cre2_nothing_to_repeat,
  cre2_bad_repeat_count,
  cre2_double_repeat,
  cre2_bad_group_syntax,
  cre2_bad_group_name,
  cre2_too_large,
  cre2_other,
} cre2_error;

/// Compiles a pattern in UTF-8 whose program and caches may take `max_memory` bytes; free it, also where it failed.
cre2_pattern *cre2_compile(const char *source, size_t length, int64_t max_memory);

/// Frees a pattern.
void cre2_free(cre2_pattern *pattern);

/// Why the pattern could not be compiled; only one with `cre2_ok` may be searched with.
cre2_error cre2_status(const cre2_pattern *pattern);

/// The piece of the pattern that is wrong; it lives as long as the pattern.
const char *cre2_error_fragment(const cre2_pattern *pattern, size_t *length);

/// The number of groups, without the whole match.
int cre2_group_count(const cre2_pattern *pattern);

/// The name of a group, counted from 1, or NULL; it lives as long as the pattern.
const char *cre2_group_name(const cre2_pattern *pattern, int group);

/// Searches from byte `from` on, with `^` meaning the start of the whole text.
///
/// Fills `spans` with the match and then its groups; needs none to tell whether there is a match.
bool cre2_search(
    const cre2_pattern *pattern, const uint8_t *text, size_t length, size_t from, cre2_span *spans, int span_count);

/// The path of the library, which has no function for its version but a number in its file's name; NULL where nobody knows.
const char *cre2_library(void);

#ifdef __cplusplus
}
#endif
