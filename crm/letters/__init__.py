"""Intent letters (意向书): the signed area that managers follow."""
