#include "cre2.h"

#include <dlfcn.h>
#include <re2/re2.h>

#include <map>
#include <string>
#include <vector>

struct cre2_pattern {
  RE2 program;
  std::map<int, std::string> names;
};

static RE2::Options options(int64_t max_memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  return options;
}

cre2_pattern *cre2_compile(const char *source, size_t length, int64_t max_memory) {
  auto pattern = new cre2_pattern{RE2(re2::StringPiece(source, length), options(max_memory)), {}};
  if (pattern->program.ok()) pattern->names = pattern->program.CapturingGroupNames();
  return pattern;
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

cre2_error cre2_status(const cre2_pattern *pattern) {
  switch (pattern->program.error_code()) {
    case RE2::NoError: return cre2_ok;
    case RE2::ErrorBadEscape: return cre2_bad_escape;
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange: return cre2_bad_class;
    case RE2::ErrorMissingBracket: return cre2_missing_bracket;
    case RE2::ErrorMissingParen: return cre2_missing_parenthesis;
    case RE2::ErrorUnexpectedParen: return cre2_unexpected_parenthesis;
    case RE2::ErrorTrailingBackslash: return cre2_trailing_backslash;
    case RE2::ErrorRepeatArgument: return cre2_nothing_to_repeat;
    case RE2::ErrorRepeatSize: return cre2_bad_repeat_count;
    case RE2::ErrorRepeatOp: return cre2_double_repeat;
    case RE2::ErrorBadPerlOp: return cre2_bad_group_syntax;
    case RE2::ErrorBadNamedCapture: return cre2_bad_group_name;
    case RE2::ErrorPatternTooLarge: return cre2_too_large;
    default: return cre2_other;
  }
}

const char *cre2_error_fragment(const cre2_pattern *pattern, size_t *length) {
  const std::string &fragment = pattern->program.error_arg();
  *length = fragment.size();
  return fragment.data();
}

int cre2_group_count(const cre2_pattern *pattern) { return pattern->program.NumberOfCapturingGroups(); }

const char *cre2_group_name(const cre2_pattern *pattern, int group) {
  auto found = pattern->names.find(group);
  return found == pattern->names.end() ? nullptr : found->second.c_str();
}

bool cre2_search(
    const cre2_pattern *pattern, const uint8_t *text, size_t length, size_t from, cre2_span *spans, int span_count) {
  // Groups that match nothing are told from groups that took no part by a null pointer, so the text must not have one.
  const char *bytes = text ? reinterpret_cast<const char *>(text) : "";
  const re2::StringPiece whole(bytes, length);
  if (span_count == 0) return pattern->program.Match(whole, from, length, RE2::UNANCHORED, nullptr, 0);
  std::vector<re2::StringPiece> groups(span_count);
  if (!pattern->program.Match(whole, from, length, RE2::UNANCHORED, groups.data(), span_count)) return false;
  for (int group = 0; group < span_count; group++) {
    const char *start = groups[group].data();
    spans[group].start = start ? start - bytes : -1;
    spans[group].end = start ? start - bytes + static_cast<ptrdiff_t>(groups[group].size()) : -1;
  }
  return true;
}

const char *cre2_library(void) {
  Dl_info info;
  return dladdr(reinterpret_cast<const void *>(&RE2::MaxSubmatch), &info) ? info.dli_fname : nullptr;
}
