// libswscale's bicubic scaler, on each worker's rows of the target.
#include "kernels/workloads/image_resize/image_resize.h"

#ifdef LANEBENCH_LIBRARY_FOUND
#include <algorithm>

extern "C" {
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}
#endif

namespace lanebench::image_resize {

#ifdef LANEBENCH_LIBRARY_FOUND
namespace {

/// Of fewer rows or columns libswscale shortens the filter: another job. Such an image is continued beyond
/// its ends, by as many whole images as make it large enough, of which the middle one of the result counts.
constexpr std::size_t kSmallest = 12;

std::size_t images_for(std::size_t elements) {
  std::size_t images = 1;
  while (images * elements < kSmallest) images += 2;
  return images;
}

/// Pixels that somebody else owns.
struct Pixels {
  std::uint8_t* data;
  std::size_t height;
  std::size_t width;
  std::size_t stride;

  friend bool operator==(const Pixels&, const Pixels&) = default;
};

AVFrame* frame_of(const Pixels& pixels) {
  AVFrame* frame = av_frame_alloc();
  frame->format = AV_PIX_FMT_GRAY8;
  frame->width = static_cast<int>(pixels.width);
  frame->height = static_cast<int>(pixels.height);
  frame->data[0] = pixels.data;
  frame->linesize[0] = static_cast<int>(pixels.stride);
  // A frame without a buffer would be copied.
  const auto keep = [](void*, std::uint8_t*) {};
  frame->buf[0] = av_buffer_create(pixels.data, pixels.stride * pixels.height, keep, nullptr, 0);
  return frame;
}

/// A worker's scaler for one pair of images. It takes its time to set up, so it is kept from call to call, as
/// in a program that scales a film; the first call is never timed.
class Scaler {
 public:
  Scaler() = default;
  ~Scaler() { sws_freeContext(context_); }
  Scaler(const Scaler&) = delete;
  Scaler& operator=(const Scaler&) = delete;

  void set(const Pixels& source, const Pixels& target) {
    if (context_ != nullptr && source == source_ && target == target_) return;
    source_ = source;
    target_ = target;
    images_down_ = images_for(source.height);
    images_along_ = images_for(source.width);
    // An image that keeps its size has parts of whole multiples of rows only, which shares are not.
    const bool keeps_size = source.height == target.height && source.width == target.width;
    apart_ = images_down_ * images_along_ > 1 || keeps_size;
    from_ = apart_ ? many_of(source, source_memory_) : source;
    to_ = apart_ ? many_of(target, target_memory_) : target;
    sws_freeContext(context_);
    // Keys's cubic with a = -1/2 is that of Mitchell and Netravali with B = 0, C = 1/2. Without
    // SWS_ACCURATE_RND it is faster, and within the tolerance.
    const double cubic[2] = {0, 0.5};
    context_ = sws_getContext(static_cast<int>(from_.width), static_cast<int>(from_.height), AV_PIX_FMT_GRAY8,
                              static_cast<int>(to_.width), static_cast<int>(to_.height), AV_PIX_FMT_GRAY8,
                              SWS_BICUBIC, nullptr, nullptr, cubic);
    AVFrame* from_frame = frame_of(from_);
    AVFrame* to_frame = frame_of(to_);
    sws_frame_start(context_, to_frame, from_frame);
    sws_send_slice(context_, 0, static_cast<unsigned>(from_.height));
    av_frame_free(&from_frame);
    av_frame_free(&to_frame);
  }

  void scale(const Range& rows) {
    if (apart_) return scale_apart(rows);
    sws_receive_slice(context_, static_cast<unsigned>(rows.begin), static_cast<unsigned>(rows.size()));
  }

 private:
  Pixels many_of(const Pixels& image, std::vector<std::uint8_t>& memory) const {
    const std::size_t width = images_along_ * image.width;
    const std::size_t stride = (width + kBlock - 1) / kBlock * kBlock;
    memory.assign(images_down_ * image.height * stride + kBlock, 0);
    return {memory.data(), images_down_ * image.height, width, stride};
  }

  void scale_apart(const Range& rows) {
    const auto inside = [](std::size_t element, std::size_t images, std::size_t size) {
      const std::size_t before = images / 2 * size;
      return element < before ? 0 : std::min(element - before, size - 1);
    };
    for (std::size_t y = 0; y < from_.height; ++y) {
      const std::uint8_t* row = source_.data + inside(y, images_down_, source_.height) * source_.stride;
      for (std::size_t x = 0; x < from_.width; ++x) {
        from_.data[y * from_.stride + x] = row[inside(x, images_along_, source_.width)];
      }
    }
    sws_receive_slice(context_, 0, static_cast<unsigned>(to_.height));
    for (std::size_t y = rows.begin; y < rows.end; ++y) {
      const std::uint8_t* row = to_.data + (images_down_ / 2 * target_.height + y) * to_.stride;
      std::copy_n(row + images_along_ / 2 * target_.width, target_.width, target_.data + y * target_.stride);
    }
  }

  SwsContext* context_ = nullptr;
  Pixels source_{};  ///< The problem's images,
  Pixels target_{};
  Pixels from_{};  ///< and those that libswscale sees.
  Pixels to_{};
  bool apart_ = false;  ///< Whether those are others.
  std::size_t images_down_ = 1;
  std::size_t images_along_ = 1;
  std::vector<std::uint8_t> source_memory_;
  std::vector<std::uint8_t> target_memory_;
};

void kernel(const ImageResize& p, Team& team) {
  if (p.target.empty()) return;
  thread_local Scaler scaler;
  scaler.set({p.source.data(), p.height, p.width, p.stride},
             {p.target.data(), p.down.target, p.along.target, p.along.padded});
  const Range share = team.share(p.down.target, 1);
  if (!share.empty()) scaler.scale(share);
}

}  // namespace

LibraryKernel<ImageResize> swscale() {
  return {kernel};
}
#else
LibraryKernel<ImageResize> swscale() {
  return {nullptr, "built without libswscale"};
}
#endif

}  // namespace lanebench::image_resize
