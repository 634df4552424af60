#include "storage/folding.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <ranges>
#include <utf8proc.h>

namespace motcua::storage {
namespace {

constexpr utf8proc_int32_t kFirstMark = 0x300;
constexpr utf8proc_int32_t kLastMark = 0x36F;
constexpr utf8proc_int32_t kSmallDStroke = 0x111;

const utf8proc_uint8_t* bytes(std::string_view text)
{
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

// Calls `take` with each code point; false at the first byte that is not UTF-8, or when `take` says so.
template <class Take>
bool each_code_point(std::string_view text, Take take)
{
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (used <= 0 || !take(point)) return false;
        text.remove_prefix(static_cast<std::size_t>(used));
    }
    return true;
}

// The text after a normalisation, or nothing when it is not UTF-8.
std::string mapped(std::string_view text, unsigned options)
{
    utf8proc_uint8_t* result = nullptr;
    const auto size = utf8proc_map(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &result,
                                   static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{result, &std::free};
    if (size < 0) return {};
    return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

void append(std::string& out, utf8proc_int32_t point)
{
    utf8proc_uint8_t buffer[4];
    const auto size = utf8proc_encode_char(point, buffer);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

bool is_control(utf8proc_int32_t point)
{
    return point != '\n' && point != '\t' && utf8proc_category(point) == UTF8PROC_CATEGORY_CC;
}

// Formatting (zero width, direction, byte order), whatever else Unicode says is shown as nothing, and the separators of
// lines and paragraphs.
bool is_hidden(utf8proc_int32_t point)
{
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           utf8proc_get_property(point)->ignorable;
}

// Letters, numbers, punctuation and symbols are; a mark needs something to stand on.
bool is_seen(utf8proc_int32_t point)
{
    constexpr utf8proc_int32_t kBlankBraille = 0x2800;
    const auto category = utf8proc_category(point);
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    const bool sign = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_SO;
    return (letter || sign) && point != kBlankBraille && !is_hidden(point);
}

// Letters, marks and numbers make words; everything else parts them.
bool is_of_a_word(utf8proc_int32_t point)
{
    const auto category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

// The size of the first code point of a valid, not empty word.
std::size_t first_size(std::string_view word)
{
    utf8proc_int32_t point = 0;
    return static_cast<std::size_t>(utf8proc_iterate(bytes(word), static_cast<utf8proc_ssize_t>(word.size()), &point));
}

auto words(std::string_view folded)
{
    return std::views::split(folded, ' ') |
           std::views::transform([](auto word) { return std::string_view{word.begin(), word.end()}; }) |
           std::views::filter([](std::string_view word) { return !word.empty(); });
}

std::string without_spaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

bool begins_in_any_case(std::string_view code, std::string_view query)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return query.size() <= code.size() && std::ranges::equal(query, code.substr(0, query.size()), {}, lower, lower);
}

bool every_word_begins_a_word(std::string_view query_key, std::string_view name_key)
{
    const auto begins_one = [&](std::string_view word) {
        return std::ranges::any_of(words(name_key),
                                   [&](std::string_view of_name) { return of_name.starts_with(word); });
    };
    return std::ranges::all_of(words(query_key), begins_one);
}

}  // namespace

bool free_of_controls(std::string_view text)
{
    return each_code_point(text, [](utf8proc_int32_t point) { return !is_control(point); });
}

bool valid_text(std::string_view text)
{
    return each_code_point(text, [](utf8proc_int32_t point) { return !is_control(point) && !is_hidden(point); });
}

bool shows_something(std::string_view text)
{
    bool shows = false;
    each_code_point(text, [&](utf8proc_int32_t point) { return !(shows = is_seen(point)); });
    return shows;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string nfc(std::string_view text)
{
    // Nothing to compose in ASCII, which most texts are.
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; }))
        return std::string{text};
    std::string composed = mapped(text, unsigned{UTF8PROC_STABLE} | unsigned{UTF8PROC_COMPOSE});
    return composed.empty() ? std::string{text} : composed;
}

std::string fold(std::string_view text)
{
    const std::string decomposed = mapped(text, unsigned{UTF8PROC_STABLE} | unsigned{UTF8PROC_DECOMPOSE});
    std::string folded;
    bool between_words = false;
    each_code_point(decomposed, [&](utf8proc_int32_t point) {
        if (point >= kFirstMark && point <= kLastMark) return true;
        const bool of_a_word = is_of_a_word(point);
        if (of_a_word && between_words && !folded.empty()) folded += ' ';
        between_words = !of_a_word;
        if (!of_a_word) return true;
        const auto lower = utf8proc_tolower(point);
        append(folded, lower == kSmallDStroke ? 'd' : lower);
        return true;
    });
    return folded;
}

std::string initials(std::string_view text)
{
    const std::string folded = fold(text);
    std::string letters;
    for (const std::string_view word : words(folded)) letters += word.substr(0, first_size(word));
    return letters;
}

bool matches(std::string_view query, std::string_view code, std::string_view name_key, std::string_view name_initials)
{
    query = trimmed(query);
    if (query.empty() || begins_in_any_case(code, query)) return true;
    const std::string query_key = fold(query);
    if (query_key.empty()) return false;
    if (every_word_begins_a_word(query_key, name_key)) return true;
    return name_initials.find(without_spaces(query_key)) != std::string_view::npos;
}

std::string without_separators(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '.' || c == '-'; });
    return text;
}

std::string in_capitals(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

}  // namespace motcua::storage
