"""The public's side: a family opens its own form, fills it in, submits, and has its certificate for ever."""
