import { createApp } from 'vue';
import Shop from './Shop.vue';

const root = document.querySelector('#app');
createApp(Shop, { server: root.dataset.server }).mount(root);
