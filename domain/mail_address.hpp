#pragma once

#include <string_view>

namespace motcua {

// Whether mail can be sent to this address: name@domain in ASCII with a dot in the domain, at most 254 characters,
// without quotes, comments, white space or anything else that could end a line or an address in a message.
bool is_mail_address(std::string_view text);

}  // namespace motcua
