#include "domain/mail_address.hpp"

#include <algorithm>

namespace motcua {
namespace {

constexpr std::size_t kLongest = 254;

bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Parts between dots, none of them empty.
bool is_dotted(std::string_view text, std::string_view others)
{
    const auto allowed = [&](char c) { return c == '.' || is_letter_or_digit(c) || others.contains(c); };
    return !text.empty() && !text.starts_with('.') && !text.ends_with('.') && !text.contains("..") &&
           std::ranges::all_of(text, allowed);
}

}  // namespace

bool is_mail_address(std::string_view text)
{
    const auto at = text.find('@');
    if (at == std::string_view::npos || text.size() > kLongest) return false;
    const std::string_view domain = text.substr(at + 1);
    return is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") && is_dotted(domain, "-") && domain.contains('.');
}

}  // namespace motcua
