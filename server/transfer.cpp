#include "server/transfer.hpp"

#include <mutex>
#include <new>

namespace motcua::server {
namespace {

std::size_t throw_away(char*, std::size_t size, std::size_t count, void*)
{
    return size * count;
}

// libcurl asks about once a second, more often while bytes flow; anything but 0 ends the transfer.
int asked_to_stop(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::atomic<bool>*>(stopping)->load() ? 1 : 0;
}

}  // namespace

Transfer::Transfer(const char* protocols, std::chrono::milliseconds limit) : protocols_(protocols), limit_(limit)
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    handle_.reset(curl_easy_init());
    if (!handle_) throw std::bad_alloc();
}

CURL* Transfer::begin(const std::string& url)
{
    CURL* handle = handle_.get();
    curl_easy_reset(handle);
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, protocols_);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limit_.count()));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &throw_away);
    return handle;
}

Attempt Transfer::perform(const std::atomic<bool>& stopping)
{
    CURL* handle = handle_.get();
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &asked_to_stop);
    // libcurl only hands the pointer back, to a function that reads.
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &stopping);
    const CURLcode code = curl_easy_perform(handle);
    if (code == CURLE_OK) return {};
    if (code == CURLE_ABORTED_BY_CALLBACK) return {Attempt::Result::stopped};
    return {Attempt::Result::failed, curl_easy_strerror(code)};
}

long Transfer::code() const
{
    long code = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
    return code;
}

void TextList::add(const std::string& text)
{
    curl_slist* longer = curl_slist_append(list_, text.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    list_ = longer;
}

}  // namespace motcua::server
