#pragma once

#include <string>
#include <string_view>

// Vietnamese text as people type it: with or without tones, in any case, or as the initials of its words.

namespace motcua::storage {

// Whether `text` is UTF-8 without NUL and control characters other than line feed and tab. SOCI cuts text at a NUL.
bool free_of_controls(std::string_view text);

// The same, and without characters that show nothing, turn the direction of others or part lines: what is kept is what
// one sees. The joiners (U+200C, U+200D) are among them; Vietnamese needs none.
bool valid_text(std::string_view text);

// Whether there is anything to see: a letter, a digit, a sign.
bool shows_something(std::string_view text);

// The text without blanks, tabs and line feeds at either end.
std::string_view trimmed(std::string_view text);

// The composed form (NFC) that everything is stored and compared in. Text that is not UTF-8 comes back as it is.
std::string nfc(std::string_view text);

// Lower case without tones: marks dropped, đ is d, every run of other characters than letters, digits and marks is one
// space, none at the ends. "Đăng ký  khai-sinh" gives "dang ky khai sinh". Text that is not UTF-8 gives "".
std::string fold(std::string_view text);

// The first letters of the words of fold(text): "Đăng ký khai sinh" gives "dkks".
std::string initials(std::string_view text);

// Whether the query finds a name. Either every word of the query is the beginning of a word of the name, in any order;
// or the query without spaces stands in the initials of the name; or the query is the beginning of the code, in any
// case. An empty query finds everything. `query` is what was typed, `name_key` and `name_initials` are folded.
bool matches(std::string_view query, std::string_view code, std::string_view name_key, std::string_view name_initials);

// The numbers of people and slips (identity, phone, PIN) without the blanks, dots and hyphens they are written with:
// the form they are kept, searched and compared in.
std::string without_separators(std::string text);

// Small letters a to z as capitals: codes as people type them.
std::string in_capitals(std::string text);

}  // namespace motcua::storage
