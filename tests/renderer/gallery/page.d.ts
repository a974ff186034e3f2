/// <reference types="vite/client" />
/// <reference path="../../../renderer/ui/css-variables.d.ts" />
