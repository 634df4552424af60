#pragma once

#include "server/adapter.hpp"

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace motcua::server {

struct MailServer {
    std::string url;   // smtp://HOST:PORT (STARTTLS when it is offered) or smtps://HOST:PORT
    std::string from;  // the address mail comes from
    // With a user, nothing is sent before TLS.
    std::string user;
    std::string password;
    std::chrono::milliseconds limit{};
    std::string public_url;
};

// Mail in UTF-8 with the notice's id as Message-ID.
struct Mail {
    std::string id;
    std::string from;
    std::span<const std::string> to;  // addresses that is_mail_address() takes
    Instant date{};
    std::string_view subject;
    std::string_view text;
};

// The message as SMTP sends it (RFC 5322): lines end in CR LF, all of it is ASCII, subject and text in base64.
std::string compose(const Mail& mail);

// Mails notices to their addresses. A notice without one, and an address the server says does not exist, is refused.
std::unique_ptr<Adapter> make_mail(MailServer server);

}  // namespace motcua::server
